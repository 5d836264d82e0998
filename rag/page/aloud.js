// One place that is read aloud, when whoever reads aloud has finished: any script says something there with the event
// dateline:say, whose detail are the words.
const aloud = Object.assign(document.createElement("div"), { id: "aloud" });
aloud.setAttribute("role", "status");
(document.querySelector("main") ?? document.body).append(aloud);
const say = (words) => {
  if (aloud.textContent !== words) aloud.textContent = words;
  else {
    // The same words again are heard when the place was empty between.
    aloud.textContent = "";
    setTimeout(() => { if (!aloud.textContent) aloud.textContent = words; }, 100);
  }
};
document.addEventListener("dateline:say", ({ detail }) => say(detail));
