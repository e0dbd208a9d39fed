// Counts down, sends photographs one by one with their progress, and keeps the list of uploads fresh. The page works
// without it.
"use strict";
document.documentElement.classList.add("scripted");

function counted(count, noun) {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function timeLeft(minutes) {
  if (minutes <= -60) return `${counted(Math.round(-minutes / 60), "hour")} late`;
  if (minutes < 0) return "just past";
  return minutes >= 60 ? `${counted(Math.round(minutes / 60), "hour")} left` : `${counted(Math.round(minutes), "minute")} left`;
}

function tick() {
  for (const shown of document.querySelectorAll("[data-ends]")) {
    const words = timeLeft((Date.parse(shown.dataset.ends) - Date.now()) / 60000);
    if (shown.textContent !== words) shown.textContent = words;
  }
}
setInterval(tick, 20000);

// After an answer, keyboard and screen reader go on at the next question.
const next = document.querySelector("[data-focus]");
if (next) next.focus({ preventScroll: true });
document.addEventListener("visibilitychange", () => { if (!document.hidden) tick(); });

const form = document.getElementById("upload");
const sending = document.getElementById("sending");
const said = document.getElementById("said");
const largest = form ? Number(form.dataset.largest) - 10000 : 0;
let chain = Promise.resolve();

function row(file) {
  const item = document.createElement("li");
  item.className = "job waiting";
  const words = document.createElement("span");
  words.textContent = "Sending a photo ";
  const bar = document.createElement("progress");
  bar.max = file.size || 1;
  bar.value = 0;
  bar.setAttribute("aria-label", "Sending a photo");
  item.append(words, bar);
  sending.append(item);
  return { item, words, bar };
}

function failed(shown, sentence) {
  shown.item.className = "job failed";
  shown.words.textContent = sentence;
  shown.bar.remove();
  said.textContent = sentence;
}

// A photo from the camera is in no gallery: this page alone has it until it has arrived.
function againButton(file, shown) {
  const again = document.createElement("button");
  again.type = "button";
  again.textContent = "Send again";
  again.addEventListener("click", () => { shown.item.remove(); queue(file); });
  return again;
}

function queue(file) {
  const shown = row(file);
  chain = chain.then(() => send(file, shown)).then(refresh);
}

function reasonIn(page) {
  const said = new DOMParser().parseFromString(page, "text/html").querySelector("[role=alert]");
  return said ? said.textContent.trim() : "";
}

function send(file, shown) {
  return new Promise((done) => {
    if (file.size > largest) {
      failed(shown, `This photo has ${Math.round(file.size / 1e6)} MB, and ${Math.round(largest / 1e6)} MB is the most. Save a smaller copy.`);
      done();
      return;
    }
    const data = new FormData();
    data.append("form_token", form.elements.form_token.value);
    data.append("interview", form.elements.interview.value);
    data.append("photo", file, "photo");
    const request = new XMLHttpRequest();
    request.upload.onprogress = (event) => { shown.bar.value = event.loaded; };
    request.onload = () => {
      if (request.status < 400) shown.item.remove();
      else failed(shown, reasonIn(request.responseText) || "This photo was refused. Open the page again, then send it once more.");
      done();
    };
    request.onerror = () => {
      failed(shown, "The connection was lost on the way. The photo is still here; send it again when you are back.");
      shown.item.append(againButton(file, shown));
      done();
    };
    request.open("POST", form.action);
    request.send(data);
  });
}

function take(input) {
  for (const file of input.files) queue(file);
  input.value = "";
}

function swap(id, fresh) {
  const shown = document.getElementById(id);
  const next = fresh.getElementById(id);
  if (!next) throw new Error("another page");
  if (shown.innerHTML === next.innerHTML || shown.contains(document.activeElement)) return;
  shown.replaceChildren(...next.childNodes);
}

let timer = 0;
let asked = 0;
async function refresh() {
  clearTimeout(timer);
  const mine = ++asked;
  let wait = 1000;
  try {
    const answer = await fetch(location.href, { cache: "no-store" });
    if (answer.status === 401) location.reload();
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (mine !== asked) return;
    swap("cards", fresh);
    swap("uploads", fresh);
    const count = (state) => fresh.querySelectorAll(`#uploads .job.${state}`).length;
    const sentence = `${count("read")} read, ${count("waiting") + count("reading")} waiting, ${count("failed")} failed.`;
    if (said.textContent !== sentence) said.textContent = sentence;
    if (fresh.querySelector("#uploads [data-busy]").dataset.busy === "no") wait = 0;
  } catch {
    wait = 4000;
  }
  if (wait && mine === asked) timer = setTimeout(refresh, wait);
}

if (form) {
  for (const id of ["camera", "gallery"]) {
    const input = document.getElementById(id);
    input.addEventListener("change", () => take(input));
  }
  document.addEventListener("visibilitychange", () => { if (!document.hidden) refresh(); });
  if (document.querySelector("#uploads [data-busy]").dataset.busy === "yes") refresh();
}
