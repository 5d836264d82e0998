// The history of the page: its address names the tab (?tab=articles; Ask has no name) and what is open there, and Back
// and Forward lead from one place to the other. Other scripts take part by events of the document:
//   dateline:went      they send { changes: { name: value }, step }: the parameters stand in the address, an empty value
//                      takes one out. With `step` Back undoes that, else it takes the place of where one is.
//   dateline:returned  they hear, after Back or Forward, { address }: its parameters, as URLSearchParams.
//   dateline:over      they send { name }: something lies over the page now, as a sheet on a telephone.
//   dateline:bared     they hear { name }: Back was pressed, and takes it away. Who closes it in another way calls
//                      history.back(), and hears the same.
const parameters = () => new URL(location).searchParams;
const tabNamed = () => parameters().get("tab") ?? "";
const tell = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));
let tab = tabNamed();
// A tab that the address names is opened by the server, unless it is none, or an owner's and a reader asks for it.
let arriving = tab !== "";
let over = null;
const went = (changes, step) => {
  const address = new URL(location);
  for (const [name, value] of Object.entries(changes)) {
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
  }
  if (step) history.pushState({ over: null }, "", address);
  else history.replaceState(history.state, "", address);
};
document.addEventListener("dateline:went", ({ detail }) => went(detail.changes, detail.step));
document.addEventListener("dateline:over", ({ detail }) => {
  over = detail.name;
  history.pushState({ over }, "", location.href);
});
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
  const under = over;
  over = history.state?.over ?? null;
  if (under && under !== over) tell("dateline:bared", { name: under });
  if (tabNamed() !== tab) {
    tab = tabNamed();
    select(tab);
  }
  tell("dateline:returned", { address: parameters() });
});
// What lay over the page is not there after a reload.
if (history.state?.over) history.replaceState({ over: null }, "", location.href);
