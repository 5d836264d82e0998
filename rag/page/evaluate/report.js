// A run that is opened comes into view: the list of runs may fill the screen.
let opened = "";
watch("value", () => {
  requestAnimationFrame(() => {
    const heading = document.querySelector("#run h2");
    const run = heading?.dataset.run ?? "";
    if (run && run !== opened) {
      document.getElementById("run").scrollIntoView({ block: "start" });
      heading.focus({ preventScroll: true });
    }
    opened = run;
  });
});
// What is started from a report is watched at the top.
document.addEventListener("dateline:asked", (event) => {
  if (/^(anew|go-on)-/.test(event.detail)) document.getElementById("evaluation").scrollIntoView({ behavior: "smooth" });
});
