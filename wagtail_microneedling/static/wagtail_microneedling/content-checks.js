// How Wagtail's content checks look at a page for what the rules of the package forbid.
// Limits and lists come as options, from the rules themselves.

const checks = {
    "microneedling-readable-long-sentence": (element, { most }) =>
        sentencesOf(ownText(element), languageOf(element)).every(
            (sentence) => wordsIn(sentence, languageOf(element)) <= most,
        ),
    "microneedling-readable-no-alt": (picture) => picture.alt.trim() !== "",
    "microneedling-readable-alt-is-file-name": (picture, options) => !isFileName(picture.alt.trim().toLowerCase(), options),
    "microneedling-visible-hidden-text": (body, options) => {
        const shown = oneLine(visibleText(body, options.unseen));
        const hidden = [...statedTexts(options.codes)].filter((text) => !shown.includes(text));
        if (hidden.length > 0) console.warn("The page does not show what its markup says:", hidden);
        return hidden.length === 0;
    },
};

// The user bar is there when this runs, and starts to check when the page has loaded.
for (const [name, check] of Object.entries(checks)) window.wagtail?.userbar?.registerCheck?.(name, check);

function languageOf(element) {
    return element.closest("[lang]")?.lang || undefined;
}

// Returns the text of an element without that of lists and paragraphs in it, which are looked at themselves.
function ownText(element) {
    const copy = element.cloneNode(true);
    for (const inner of copy.querySelectorAll("p, ul, ol, dl, dd, li, blockquote, table, script, style, template")) inner.remove();
    return oneLine(copy.textContent);
}

function segments(text, language, granularity) {
    try {
        return [...new Intl.Segmenter(language, { granularity }).segment(text)];
    } catch { // no language that the browser knows
        return [...new Intl.Segmenter(undefined, { granularity }).segment(text)];
    }
}

function sentencesOf(text, language) {
    return segments(text, language, "sentence").map(({ segment }) => segment);
}

function wordsIn(sentence, language) {
    return segments(sentence, language, "word").filter(({ isWordLike }) => isWordLike).length;
}

function isFileName(alt, { endings, cameras, between }) {
    if (endings.some((ending) => alt.endsWith(ending))) return true;
    const camera = cameras.find((name) => alt.startsWith(name));
    if (camera === undefined) return false;
    const rest = [...alt.slice(camera.length)].filter((letter) => !between.includes(letter)).join("");
    return /^\d+$/.test(rest);
}

// Yields each line of each text in the page's JSON-LD that is meant for readers.
function* statedTexts(codes) {
    for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
        try {
            yield* textsIn(JSON.parse(script.textContent), codes);
        } catch { // no JSON: the rules about markup say so
        }
    }
}

function* textsIn(value, codes) {
    if (Array.isArray(value)) {
        for (const part of value) yield* textsIn(part, codes);
    } else if (value !== null && typeof value === "object") {
        for (const [name, stated] of Object.entries(value)) {
            if (name === "@graph" || !(name.startsWith("@") || codes.includes(name))) yield* textsIn(stated, codes);
        }
    } else if (typeof value === "string" && !isAddressOrTime(value)) {
        yield* value.split(/\r?\n/).map(oneLine).filter(Boolean);
    }
}

function isAddressOrTime(text) {
    return /^(\d{4}-\d\d(-\d\d)?(T.*)?|\d\d:\d\d(:\d\d)?)$/.test(text) || (!/\s/.test(text) && /^[a-z][a-z+.-]*:./i.test(text));
}

// Returns what readers see below an element, with the words for pictures that they can't see.
function visibleText(element, unseen) {
    const style = getComputedStyle(element);
    if (unseen.includes(element.localName) || element.hidden || style.display === "none" || style.visibility === "hidden") return "";
    if (element.localName === "br") return "\n";
    if (element.localName === "img") return ` ${element.alt} `;
    const parts = [...element.childNodes].map((node) => {
        if (node.nodeType === Node.ELEMENT_NODE) return visibleText(node, unseen);
        return node.nodeType === Node.TEXT_NODE ? node.data : "";
    });
    const text = parts.join("");
    return /^(inline|contents)/.test(style.display) ? text : `\n${text}\n`;
}

function oneLine(text) {
    return text.normalize("NFC").split(/\s+/).filter(Boolean).join(" ");
}
