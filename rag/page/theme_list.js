// What was chosen before.
element.querySelector("select").value = document.documentElement.dataset.theme ?? "system";
