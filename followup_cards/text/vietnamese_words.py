"""Syllables that Vietnamese cards print often: parts of names, and words of titles, firms and addresses.

Written down by hand in November 2026 from general knowledge of the language: the frequent family, middle and given
names, and the words that cards use. Not to be added: rare names, foreign words, names of firms.
"""

FAMILY_NAMES = """
bùi cao châu chu dương đặng đào đinh đoàn đỗ giang hà hoàng hồ huỳnh khổng kiều la lâm lê lương lưu lý mạc mai
nghiêm ngô nguyễn phạm phan phùng quách tạ tăng thạch thái tô tống trần triệu trịnh trương từ văn viên võ vũ vương
"""
NAMES = """
an anh ánh ân bách bảo bích bình cẩm chi chí chiến chung chương công cúc cường danh dân diễm diệp diệu dung dũng
duy duyên dương đại đạt đăng điệp định đình đông đức gia giang hà hải hạnh hào hằng hân hậu hiền hiển hiếu hiệp hoa
hòa hoà hoài hoan hoàn hoàng hồng huân huệ hùng huy huyền hưng hương hường hữu kha khải khang khánh khoa khôi khuê
kiên kiệt kiều kim kỳ lam lan lành lâm lân lệ liên liễu linh loan lộc lợi long luân lực ly mạnh mẫn minh mộng my mỹ
nam nga ngà ngân nghi nghĩa ngọc nguyên nguyệt nhã nhàn nhân nhật nhi nhiên như nhung ninh oanh phát phi phong phú
phúc phụng phương phước phượng quân quang quế quốc quý quyên quyền quyết quỳnh sang sáng sâm sinh sơn sương tài tâm
tân tấn thanh thành thảo thăng thắng thắm thế thị thiên thiện thịnh thoa thông thơ thu thuận thục thùy thuỳ thủy
thuỷ thúy thuý thư thương tiên tiến tín toàn tố tôn trà trang trâm trân trí triết trinh trọng trung trúc trường tú
tuấn tuệ tùng tuyền tuyết tường tư uyên vân vi việt vinh vĩnh vy vỹ xuân xuyến ý yên yến
"""
CARD_WORDS = """
bán báo cần chi chủ chuyên công cổ đà đại di điện đô đội đốc động đống đồng đường giám hà hải hàng hẻm hồ hội hữu
hạn huyện kế khách khu kinh doanh kỹ lô mại máy mềm minh nam nẵng ngõ nhà nhân nhiệm nội phần phẩm phó phòng phố
phường quản quận sản sự sư số tầng tế thành thị thiết thoại thơ thương thuật tỉnh toán tổng tòa toà trách trưởng
trung tư vấn viên việt xã xây xuất tịch ty tế
"""
FREQUENT = frozenset(f"{FAMILY_NAMES} {NAMES} {CARD_WORDS}".split())
