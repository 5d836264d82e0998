// What scrolls: sources and article in one, or the article by itself. It comes to the chosen words when somebody asked
// for them, and when the same is asked for again; the sources of another answer are shown from the first one on.
const shared = element.closest("#evidence");
const lists = element.closest("#sources") !== null;
const own = element.parentElement.closest(".pane") ?? element;
// On a wide screen sources and article stand side by side, each in a pane of its own.
const scroller = () => (shared && getComputedStyle(own).overflowY === "visible" ? shared : own);
const CONTEXT = 64; // pixels between the bar and the words: about two lines of what stands before them
const toWords = (place) => {
  const head = place.closest(".head");
  // A headline that is cited stands in the bar, where the article begins.
  const bar = element.querySelector(".head")?.offsetHeight ?? 0;
  const above = head ? 0 : bar + CONTEXT;
  const top = (head?.parentElement ?? place).getBoundingClientRect().top;
  const pane = scroller();
  pane.scrollTop += top - pane.getBoundingClientRect().top - above;
};
const marks = () => [...element.querySelectorAll("mark[data-mark]")];
const groups = () => new Set(marks().map((mark) => mark.dataset.mark)).size;
let current = null;
let first = null; // the mark that was asked for, and what is copied of it
const tell = () => {
  const where = element.querySelector(".where");
  if (where && current !== null) where.textContent = `${current + 1} of ${groups()}`;
};
const begin = () => {
  const chosen = element.querySelector("mark.chosen");
  current = chosen ? Number(chosen.dataset.mark) : null;
  first = { mark: current, copied: element.querySelector("[data-from]")?.dataset.copy };
  tell();
};
const reveal = () => {
  const words = element.querySelector("mark.chosen");
  if (words) toWords(words);
  else if (!shared) own.scrollTop = 0;
};
// Which evidence was asked for last is known to both: it stands at what they share.
const opened = () => document.querySelector("#sources .chosen")?.dataset.key;
const wanted = () => {
  const key = shared.dataset.wanted;
  return Boolean(key) && (!key.startsWith("cite-") || key === opened());
};
let seen = "";
const listed = () => {
  const key = element.querySelector(".source")?.dataset.key ?? "";
  const answer = `${key.slice(0, key.lastIndexOf("-"))} ${element.querySelector(".to")?.textContent ?? ""}`;
  if (answer !== seen && !wanted()) {
    shared.dataset.wanted = "";
    scroller().scrollTop = 0;
  } else if (scroller() === own) {
    element.querySelector(".chosen")?.scrollIntoView({ block: "nearest" });
  }
  seen = answer;
};
watch("value", () => {
  begin();
  if (!shared) reveal();
  // Both have come when the next picture is drawn.
  else requestAnimationFrame(() => (lists ? listed() : wanted() && reveal()));
});
if (shared && !lists) {
  document.addEventListener("dateline:asked", (event) => {
    const again = [shared.dataset.wanted, opened()].includes(event.detail);
    shared.dataset.wanted = /^(cite|near|more|hit)-/.test(event.detail) ? event.detail : "";
    if (again) reveal();
  });
}
// A click anywhere on a source opens it, unless words of it were selected.
element.addEventListener("click", (event) => {
  const source = event.target.closest(".source");
  if (source && !event.target.closest("a, button") && !String(getSelection())) source.querySelector("h3 a").click();
});
// Back to the sources.
element.addEventListener("click", (event) => {
  if (!event.target.closest("[data-up]")) return;
  shared.scrollTop = 0;
  (shared.querySelector(".source.chosen h3 a") ?? shared.querySelector(".source h3 a"))?.focus({ preventScroll: true });
});
// To the mark before or after; behind the last one comes the first. What is copied are its words.
const chosenWords = () => {
  const chosen = [...element.querySelectorAll("mark.chosen")];
  const between = (at) => (at && chosen[at].parentElement !== chosen[at - 1].parentElement ? " " : "");
  return chosen.map((mark, at) => between(at) + mark.textContent).join("").replace(/\s+/g, " ").trim();
};
const inMarks = (words) => (/[“”"„«»]/.test(words) ? words : `“${words}”`);
element.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-step]");
  const count = groups();
  if (!button || !count) return;
  const step = Number(button.dataset.step);
  current = current === null ? (step > 0 ? 0 : count - 1) : (current + step + count) % count;
  marks().forEach((mark) => mark.classList.toggle("chosen", Number(mark.dataset.mark) === current));
  toWords(element.querySelector("mark.chosen"));
  tell();
  const copying = element.querySelector("[data-from]");
  if (!copying) return;
  copying.dataset.copy = current === first.mark ? first.copied : `${inMarks(chosenWords())}\n${copying.dataset.from}`;
});
