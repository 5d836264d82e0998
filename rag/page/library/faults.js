// Where settings were refused, the first field that is to be mended has the focus.
let refused = "0";
watch("value", () => {
  requestAnimationFrame(() => {
    const number = element.querySelector("form")?.dataset.number ?? "0";
    const field = element.querySelector("[aria-invalid=true]");
    if (field && number !== refused) field.focus();
    refused = number;
  });
});
