// Videos that play on the page once a reader asks for it. Before that, nothing calls their sites.
// A page may load this module with each of its videos: browsers run it once.

for (const video of document.querySelectorAll(".mn-video[data-player]")) {
    const link = video.querySelector(".mn-video-link");
    const offer = video.querySelector(".mn-video-offer");
    offer.querySelector("button").addEventListener("click", () => {
        const frame = frameOf(video.dataset);
        offer.replaceWith(frame);
        frame.focus();
        // Focus that was given before the player was there does not lead the Tab key into it.
        frame.addEventListener("load", () => {
            if (document.activeElement === frame) frame.contentWindow.focus();
        }, { once: true });
        link.hidden = false; // the way to the video where its site won't play it here
    });
    link.hidden = true;
    offer.hidden = false;
}

function frameOf({ player, title, shape }) {
    const frame = document.createElement("iframe");
    frame.title = title;
    frame.allow = "fullscreen";
    frame.referrerPolicy = "strict-origin-when-cross-origin"; // without an origin, some won't play
    frame.src = player;
    if (shape) frame.style.aspectRatio = shape;
    return frame;
}
