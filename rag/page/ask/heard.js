// What Python says of the conversation is read aloud.
watch("value", () => document.dispatchEvent(new CustomEvent("dateline:say", { detail: element.textContent.trim() })));
