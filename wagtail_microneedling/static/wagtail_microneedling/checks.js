// The preview mode of the checks: links to fields, and a button that copies.

const editor = editorAround();

document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-field]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (editor && showInEditor(link.dataset.field)) event.preventDefault();
    // Otherwise the link leads to the form by itself.
});

for (const button of document.querySelectorAll("[data-copies]")) {
    const text = document.getElementById(button.dataset.copies);
    const status = button.parentElement.querySelector("[role=status]");
    button.addEventListener("click", async () => {
        status.textContent = ""; // so that saying the same again is news to screen readers
        const done = await copied(text);
        status.textContent = done ? button.dataset.copied : button.dataset.failed;
    });
    button.hidden = false;
}

// Returns the window of the form around this preview, or null where there is none.
function editorAround() {
    try {
        return window.parent !== window && window.parent.document ? window.parent : null;
    } catch {
        return null; // another origin, as with headless previews
    }
}

// Returns whether the form has shown the field.
function showInEditor(path) {
    const asked = new editor.CustomEvent("microneedling:show-field", {
        detail: { path },
        cancelable: true,
    });
    return !editor.document.dispatchEvent(asked);
}

async function copied(element) {
    try {
        await navigator.clipboard.writeText(element.textContent);
        return true;
    } catch { // not allowed, or no secure connection
        window.getSelection().selectAllChildren(element);
        return document.execCommand("copy");
    }
}
