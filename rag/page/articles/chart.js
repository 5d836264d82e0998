// Arrows lead from bar to bar, so that the bars are one stop on the way of the keyboard.
const STEPS = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };
element.addEventListener("keydown", (event) => {
  const here = event.target.closest(".columns button");
  if (!here || !(event.key in STEPS)) return;
  event.preventDefault();
  const bars = [...element.querySelectorAll(".columns button")];
  const to = bars[Math.min(Math.max(0, bars.indexOf(here) + STEPS[event.key]), bars.length - 1)];
  bars.forEach((bar) => { bar.tabIndex = bar === to ? 0 : -1; });
  to.focus();
});
