// The colours that a person has chosen come before the system's, from the first paint on. Gradio marks dark by a class
// of the body, and sets it by the system when it has started: what was chosen is set again, before anything is drawn.
(() => {
  const KEY = "dateline-theme";
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const kept = () => {
    try { return localStorage.getItem(KEY) } catch { return null } // a browser may refuse to keep anything
  };
  const dress = () => {
    const dark = root.dataset.theme === "dark";
    if (root.dataset.theme && document.body?.classList.contains("dark") === !dark) document.body.classList.toggle("dark", dark);
  };
  const read = () => {
    const chosen = kept();
    if (chosen === "light" || chosen === "dark") root.dataset.theme = chosen;
    else delete root.dataset.theme;
    dress();
  };
  const choose = (theme) => {
    try {
      if (theme === "system") localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, theme);
    } catch { /* it holds as long as the page is open */ }
    if (theme === "system") {
      delete root.dataset.theme;
      document.body.classList.toggle("dark", system.matches);
    } else {
      root.dataset.theme = theme;
      dress();
    }
  };
  read();
  document.addEventListener("readystatechange", () => {
    dress();
    new MutationObserver(dress).observe(document.body, { attributes: true, attributeFilter: ["class"] });
  }, { once: true });
  document.addEventListener("change", (event) => { if (event.target.matches("#theme select")) choose(event.target.value); });
  // Chosen in another window.
  addEventListener("storage", (event) => {
    if (event.key !== KEY) return;
    choose(kept() ?? "system");
    const list = document.querySelector("#theme select");
    if (list) list.value = root.dataset.theme ?? "system";
  });
  // Gradio has views of its own, which record the screen and are no part of this page.
  const here = new URL(location.href);
  if (here.searchParams.has("view")) {
    here.searchParams.delete("view");
    history.replaceState(history.state, "", here);
  }
})();
