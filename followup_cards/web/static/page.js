// Sends photographs one by one with their progress, and keeps the list of uploads fresh. The page works without it.
"use strict";
document.documentElement.classList.add("scripted");
const form = document.getElementById("upload");
const sending = document.getElementById("sending");
const uploads = document.getElementById("uploads");
const said = document.getElementById("said");
const largest = Number(form.dataset.largest) - 10000;
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
      else failed(shown, "This photo was refused. Open the page again, then send it once more.");
      done();
    };
    request.onerror = () => { failed(shown, "The connection was lost on the way. Nothing was kept of this photo; send it once more."); done(); };
    request.open("POST", form.action);
    request.send(data);
  });
}

function take(input) {
  for (const file of input.files) {
    const shown = row(file);
    chain = chain.then(() => send(file, shown)).then(refresh);
  }
  input.value = "";
}

async function piece(address, id) {
  const answer = await fetch(address, { cache: "no-store" });
  if (!answer.ok) throw new Error(String(answer.status));
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return id ? page.getElementById(id) : page.body;
}

let timer = 0;
async function refresh() {
  clearTimeout(timer);
  try {
    const wasBusy = uploads.firstElementChild.dataset.busy === "yes";
    const fresh = await piece("/photos");
    if (fresh.innerHTML.trim() !== uploads.innerHTML.trim()) {
      const held = uploads.contains(document.activeElement);
      if (!held) uploads.replaceChildren(...fresh.children);
      const read = uploads.querySelectorAll(".job.read").length;
      said.textContent = `${read} read, ${uploads.querySelectorAll(".job.waiting, .job.reading").length} waiting.`;
      const cards = document.getElementById("cards");
      if (!cards.contains(document.activeElement)) cards.replaceChildren(...(await piece(location.href, "cards")).childNodes);
    }
    const busy = uploads.firstElementChild.dataset.busy === "yes";
    if (busy || wasBusy) timer = setTimeout(refresh, 1000);
  } catch {
    timer = setTimeout(refresh, 4000);
  }
}

for (const id of ["camera", "gallery"]) {
  const input = document.getElementById(id);
  input.addEventListener("change", () => take(input));
}
document.addEventListener("visibilitychange", () => { if (!document.hidden) refresh(); });
if (uploads.firstElementChild.dataset.busy === "yes") refresh();
