// Ask and Stop are one place: whoever is on the one when it goes is on the other.
const asks = document.getElementById("ask");
const stops = document.getElementById("stop");
new MutationObserver(() => {
  const [gone, here] = stops.disabled ? [stops, asks] : [asks, stops];
  if (document.activeElement === gone) here.focus();
}).observe(stops, { attributeFilter: ["disabled"] });
// The second half of a double click on Ask is none on Stop.
stops.addEventListener("click", (event) => {
  if (event.detail > 1) event.stopImmediatePropagation();
}, true);
// On a telephone the conversation is as high as what the title and the keyboard on the screen leave.
const talk = document.getElementById("talk");
const measure = () => {
  if (!talk.checkVisibility()) return;
  const style = document.documentElement.style;
  style.setProperty("--above", `${talk.getBoundingClientRect().top + scrollY}px`);
  const shown = window.visualViewport;
  if (shown && shown.scale === 1) style.setProperty("--shown", `${shown.height}px`);
};
new ResizeObserver(measure).observe(document.getElementById("top"));
new ResizeObserver(measure).observe(talk);
window.visualViewport?.addEventListener("resize", measure);
