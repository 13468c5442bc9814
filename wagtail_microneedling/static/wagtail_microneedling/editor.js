// Shows a field of the page's form when the preview of the checks asks for it, or their tab does.

document.addEventListener("microneedling:show-field", (event) => {
    // Whoever asked is told that it is being done.
    if (showAt(event.detail.path)) event.preventDefault();
});

document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-field]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (showAt(link.dataset.field)) event.preventDefault();
});

// Returns whether the form has the field, and shows it.
function showAt(path) {
    const field = fieldAt(path.split("."));
    if (field) show(field);
    return field !== null;
}

async function show(field) {
    openTab(field);
    openPanels(field);
    await shown(field);
    focusOn(field);
}

// Waits until the field can be seen, a second at most: a tab opens when its script gets round to it.
async function shown(field) {
    for (let frame = 0; frame < 60 && field.getClientRects().length === 0; frame += 1) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
    }
}

// Returns the field at Wagtail's content path, else the nearest one around it, else null.
function fieldAt(names) {
    for (let length = names.length; length > 0; length -= 1) {
        const steps = names.slice(0, length).map((name) => `[data-contentpath="${CSS.escape(name)}"]`);
        const found = document.querySelector(steps.join(" "));
        if (found) return found;
    }
    return null;
}

function openTab(field) {
    const panel = field.closest("[role=tabpanel]");
    if (panel) document.querySelector(`[role=tab][aria-controls="${CSS.escape(panel.id)}"]`)?.click();
}

// Opens what is folded: the sections around the field, and the field's own row.
function openPanels(field) {
    const panels = [];
    for (let panel = field.closest("[data-panel]"); panel; panel = panel.parentElement.closest("[data-panel]")) {
        panels.unshift(panel);
    }
    if (field.matches("[data-streamfield-child]")) panels.push(field.querySelector("[data-panel]"));
    for (const panel of panels) {
        const toggle = panel?.querySelector("[data-panel-toggle]");
        if (toggle?.getAttribute("aria-expanded") === "false") toggle.click();
    }
}

function focusOn(field) {
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const control = firstControl(field);
    window.focus(); // out of the preview's frame
    (control ?? field).scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
    control?.focus({ preventScroll: true });
}

// Returns what an editor types in, else presses: of a list the button that adds a row, if it comes first.
function firstControl(field) {
    const typing = "input:not([type=hidden]), select, textarea, [contenteditable=true]";
    const pressing = "button:not([data-comment-add])";
    const isList = field.querySelector("[data-contentpath]") !== null;
    const wanted = isList ? [`${typing}, ${pressing}`] : [typing, pressing];
    const controls = wanted.flatMap((selector) => [...field.querySelectorAll(selector)]);
    return controls.find(
        (one) => !one.disabled && one.getClientRects().length > 0 && !one.closest(".w-panel__header"),
    );
}
