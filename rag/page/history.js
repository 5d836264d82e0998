// The history of the page: its address names the tab (?tab=articles; Ask has no name) and what is open there, and Back
// and Forward lead from one place to the other. Other scripts take part by events of the document:
//   dateline:went      they send { changes: { name: value }, step }: the parameters stand in the address, an empty value
//                      takes one out. With `step` Back undoes that, else it takes the place of where one is.
//   dateline:returned  they hear, after Back or Forward, { address }: its parameters, as URLSearchParams.
// A sheet that lies over the page has a step of its own, which changes no address: sheet.js.
const parameters = () => new URL(location).searchParams;
const tabNamed = () => parameters().get("tab") ?? "";
let tab = tabNamed();
// A tab that the address names is opened by the server, unless it is none, or an owner's and a reader asks for it.
let arriving = tab !== "";
const went = (changes, step) => {
  const address = new URL(location);
  for (const [name, value] of Object.entries(changes)) {
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
  }
  if (step) history.pushState(null, "", address);
  else history.replaceState(history.state, "", address);
};
document.addEventListener("dateline:went", ({ detail }) => went(detail.changes, detail.step));
// On a narrow screen some tabs stand in a menu, where they have no names.
const button = (which) => document.querySelector(`#tabs [role="tab"]${which}`);
document.addEventListener("dateline:tab", ({ detail }) => {
  if (detail === tab) arriving = false;
  // What is told late, when another was opened since, is no step.
  const open = button("[aria-selected='true']")?.dataset.tabId ?? "";
  if (arriving || detail === tab || (open && open !== `${detail || "ask"}-tab`)) return;
  tab = detail;
  went({ tab }, true);
});
watch("value", () => {
  const granted = element.querySelector("[data-tab]")?.dataset.tab;
  if (!arriving || granted === undefined || granted === tab) return;
  tab = granted;
  arriving = false;
  went({ tab }, false);
});
const select = (name) => {
  const known = button(`[data-tab-id="${CSS.escape(name || "ask")}-tab"]`);
  if (known) known.click();
  else trigger("select", { show: `tab-${name}`, fields: {} });
};
addEventListener("popstate", () => {
  if (tabNamed() !== tab) {
    tab = tabNamed();
    select(tab);
  }
  document.dispatchEvent(new CustomEvent("dateline:returned", { detail: { address: parameters() } }));
});
