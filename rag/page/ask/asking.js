// Ask and Stop are one place: whoever is on the one when it goes is on the other. Gradio makes them after this is run.
const asking = document.getElementById("asking");
const button = (name) => asking.querySelector(`#${name}`);
let held = null; // what is disabled loses the focus before anybody is told
document.addEventListener("focusin", (event) => { held = event.target; });
new MutationObserver(() => {
  const [gone, here] = button("stop").disabled ? ["stop", "ask"] : ["ask", "stop"];
  const lost = [document.body, button(gone)].includes(document.activeElement);
  if (lost && held === button(gone)) button(here).focus();
}).observe(asking, { subtree: true, attributeFilter: ["disabled"] });
// The second half of a double click on Ask is none on Stop, and asks nothing again where Ask is still there.
asking.addEventListener("click", (event) => {
  if (event.detail > 1 && event.target.closest("#stop, #ask")) event.stopPropagation();
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
