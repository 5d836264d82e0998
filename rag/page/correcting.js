// What was corrected comes as a new article: focus and view stay at the form that was sent.
{
  let sent = false;
  document.addEventListener("click", (event) => {
    sent = element.contains(event.target) && event.target.closest(".correct [data-show^=as-file]") !== null;
  }, true);
  element.addEventListener("submit", (event) => { sent = event.target.closest(".correct") !== null; });
  watch("value", () => {
    if (!sent) return;
    sent = false;
    // The pane goes to the marked words first.
    requestAnimationFrame(() => requestAnimationFrame(() => {
      const opener = element.querySelector(".correct summary");
      opener?.focus({ preventScroll: true });
      opener?.scrollIntoView({ block: "center" });
    }));
  });
}
