/* Sphinx marks the words of a search in the page that it leads to. In the names of icons that fails and ends its script;
   in formulas it breaks what it marks. It leaves elements of this class alone. */
if (localStorage.getItem("sphinx_highlight_terms") || location.search.includes("highlight=")) {
  document.querySelectorAll("svg title, math, math *").forEach((part) => part.classList.add("nohighlight"));
}
