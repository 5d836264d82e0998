// A click on a link that shows something is an event for Python: which one it is stands in data-show.
element.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-show]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  document.querySelectorAll("a[data-show][aria-current]").forEach((other) => other.removeAttribute("aria-current"));
  link.setAttribute("aria-current", "true");
  trigger("select", { show: link.dataset.show });
  // What is shown already will not change, so the panes would not know that it is wanted in view.
  document.dispatchEvent(new CustomEvent("dateline:asked", { detail: link.dataset.show }));
});
