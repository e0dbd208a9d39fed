"""Files as other programs write them, about fictional people."""

GOOGLE = (
    "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,"
    "Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,"
    "Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,"
    "Phone 2 - Label,Phone 2 - Value,Address 1 - Label,Address 1 - Formatted,Website 1 - Label,Website 1 - Value\n"
    'Ana,Maria,Sousa,,,,Dr.,,,"Sousa, Ana",Quilmora Lda,Head of Tea,,,Likes tea,,* myContacts ::: Interviewers,'
    "Home,ana@home.example.org,* Work,ana.sousa@quilmora.example,Mobile,+351 912 345 678 ::: +351 912 345 679,"
    'Work Fax,+351 21 555 0101,Work,"Rua Um 1\n1000 Lisboa\nPT",Work,https://quilmora.example\n'
    "Bo,,,,,,,,,,,,,,,,* myContacts,,,,,,,,,,,,\n"
)
"""Today's layout."""

GOOGLE_OLD = (
    "Name,Given Name,Additional Name,Family Name,Yomi Name,Name Prefix,Name Suffix,Notes,Group Membership,"
    "E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Organization 1 - Type,Organization 1 - Name,"
    "Organization 1 - Title\n"
    "Dr. Ana Sousa,Ana,,Sousa,,Dr.,,,* My Contacts,* Work,ana.sousa@quilmora.example,Home,+351 21 555 0100,,"
    "Quilmora Lda,Head of Tea\n"
)
"""The layout that Google Contacts wrote before."""

OUTLOOK = (
    "\ufeffTitle,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Street,"
    "Business Street 2,Business City,Business State,Business Postal Code,Business Country/Region,Business Fax,"
    "Business Phone,Home Phone,Mobile Phone,E-mail Address,E-mail Type,E-mail Display Name,E-mail 2 Address,Notes,"
    "Web Page\r\n"
    '"Dr.","Ana","","Sousa","","Quilmora Lda","","Head of Tea","Rua Um 1","Floor 2","Lisboa","","1000","Portugal",'
    '"+351 21 555 0101","+351 21 555 0100","+351 21 555 0102","+351 912 345 678","ana.sousa@quilmora.example","SMTP",'
    '"Ana Sousa (ana.sousa@quilmora.example)","/o=Quilmora/cn=ana","Likes tea","https://quilmora.example"\r\n'
)
"""Outlook's classic export."""

VCARD_21 = (
    "BEGIN:VCARD\r\nVERSION:2.1\r\n"
    "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C5=81ukasz;Zo=C3=AB;;;\r\n"
    "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB =C5=81uka=\r\nsz\r\n"
    "TEL;CELL;PREF:+48 512 345 678\r\nTEL;WORK;FAX:+48 22 555 01 01\r\nEMAIL;INTERNET:zoe@quilmora.example\r\n"
    "NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:caf=E9=0D=0Atwo lines\r\n"
    "ADR;WORK:;;ul. Jeden 1;Warszawa;;00-001;Polska\r\n"
    "PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD\r\n AAAQSkZJRgABAQAAAQABAAD\r\n\r\n"
    "AGENT:\r\nBEGIN:VCARD\r\nVERSION:2.1\r\nFN:An Agent\r\nEND:VCARD\r\n"
    "END:VCARD\r\n"
)
"""As telephones of the first decade write it."""

VCARD_30 = (
    "BEGIN:VCARD\nVERSION:3.0\nPRODID:-//Apple Inc.//iOS 17.0//EN\nN:de Sousa;Ana;Maria,Clara;Dr.;\n"
    "FN:Dr. Ana de Sousa\nORG:Quilmora\\, Lda\\; Tea;Research\nTITLE:Head of Tea\\nand Coffee\n"
    "item1.EMAIL;type=INTERNET:ana@home.example.org\nitem1.X-ABLabel:private\n"
    "EMAIL;type=INTERNET;type=WORK;type=pref:ana.sousa@quilmora.example\n"
    "TEL;type=CELL;type=VOICE:+351 912 345 678\nitem2.TEL:(21) 555 0100\nURL;type=WORK:https\\://quilmora.example\n"
    "item3.ADR;type=WORK:;;Rua Um 1\\nFloor 2;Lisboa;;1000;Portugal\nNOTE:Very long l\n ine\\\\ with; all, of it\n"
    "END:VCARD\n"
)
"""As a telephone of today writes it."""

VCARD_40 = (
    "BEGIN:VCARD\r\nVERSION:4.0\r\nFN;LANGUAGE=fa;PREF=1:آنا سوسا\r\nN:Sousa;Ana;;;\r\n"
    'EMAIL;PREF=2;TYPE="home,x":ana@home.example.org\r\nEMAIL;PREF=1:ana.sousa@quilmora.example\r\n'
    'TEL;VALUE=uri;TYPE="cell,voice":tel:+351-912-345-678\r\n'
    "TEL;VALUE=uri;TYPE=work:tel:+351-21-555-0100;ext=12\r\nORG:Quilmora Lda\r\n"
    'ADR;LABEL="Rua Um 1\\nLisboa: PT";TYPE=work:;;Rua Um 1;Lisboa;;1000;Portugal\r\nEND:VCARD\r\n'
    "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Bo\r\nEND:VCARD\r\n"
)
"""As the current standard has it, two of them."""
