// What the publish gate says is read out when the page opens: a message that is there from the start is
// not news to a screen reader, what has the focus is.

document.querySelector("[data-microneedling-gate]")?.focus({ preventScroll: true });
