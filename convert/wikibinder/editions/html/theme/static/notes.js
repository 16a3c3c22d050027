/* The text of a note beside its mark, on hover and on focus; the mark stays an ordinary link. */
(() => {
  const popup = document.createElement("div");
  popup.className = "note-popup";
  popup.setAttribute("role", "note");
  popup.hidden = true;
  let closing = 0;

  const show = (mark) => {
    const note = document.getElementById(decodeURIComponent(mark.hash.slice(1)));
    if (!note || note.contains(mark)) return;
    clearTimeout(closing);
    const copy = note.cloneNode(true);
    copy.querySelectorAll(".label, .backrefs").forEach((part) => part.remove());
    copy.querySelectorAll("[id]").forEach((part) => part.removeAttribute("id"));
    popup.replaceChildren(...copy.childNodes);
    popup.hidden = false;
    const place = mark.getBoundingClientRect();
    const left = Math.min(place.left, document.documentElement.clientWidth - popup.offsetWidth - 12);
    popup.style.left = `${Math.max(12, left) + window.scrollX}px`;
    const below = place.bottom + popup.offsetHeight + 8 < document.documentElement.clientHeight;
    popup.style.top = `${window.scrollY + (below ? place.bottom + 6 : place.top - popup.offsetHeight - 6)}px`;
  };
  const hide = () => { popup.hidden = true; };
  const hideSoon = () => { closing = setTimeout(hide, 200); };

  document.addEventListener("DOMContentLoaded", () => {
    const marks = document.querySelectorAll("article a.footnote-reference");
    if (!marks.length) return;
    document.querySelector("article").append(popup);
    marks.forEach((mark) => {
      mark.addEventListener("mouseenter", () => show(mark));
      mark.addEventListener("focus", () => show(mark));
      mark.addEventListener("mouseleave", hideSoon);
      mark.addEventListener("blur", hideSoon);
      mark.addEventListener("click", hide);
    });
    popup.addEventListener("mouseenter", () => clearTimeout(closing));
    popup.addEventListener("mouseleave", hideSoon);
    document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  });
})();
