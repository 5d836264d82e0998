// A suggestion that is asked is gone: whoever pressed it by the keyboard goes on in the box.
element.addEventListener("click", (event) => {
  if (event.detail === 0 && event.target.closest("[data-question]")) {
    document.querySelector("#question textarea").focus({ preventScroll: true });
  }
});
