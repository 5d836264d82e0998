// What was removed from the sheet that it was read on: the list is seen again, and the way to bring it back.
watch("value", () => {
  if (element.querySelector("[data-show^='put-back']")) document.querySelector("#reading.open [data-back]")?.click();
});
