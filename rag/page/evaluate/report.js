// A run that is opened comes into view: the list of runs may fill the screen.
let opened = "";
watch("value", () => {
  requestAnimationFrame(() => {
    const heading = document.querySelector("#run h2");
    const run = heading?.dataset.run ?? "";
    if (run && run !== opened) {
      document.getElementById("run").scrollIntoView({ block: "start" });
      heading.focus({ preventScroll: true });
    } else if (!run && opened && document.activeElement === document.body) {
      // It was removed, and with it the link that was pressed: the keyboard goes on at the others.
      (document.querySelector("#runs a[data-show^='run-']") ?? document.getElementById("evaluate")).focus();
    }
    opened = run;
  });
});
// What is started from a report is watched at the top.
document.addEventListener("dateline:asked", (event) => {
  if (/^(anew|go-on)-/.test(event.detail)) document.getElementById("evaluation").scrollIntoView({ behavior: "smooth" });
});
// The keyboard goes where the eyes go, and the address of the page stays.
document.addEventListener("click", (event) => {
  const faults = event.target.closest("#run a[href='#faults']") && document.getElementById("faults");
  if (!faults) return;
  event.preventDefault();
  faults.tabIndex = -1;
  faults.focus({ preventScroll: true });
  faults.scrollIntoView({ block: "start" });
});
