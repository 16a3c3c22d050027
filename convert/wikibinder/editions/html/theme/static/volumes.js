/* Search in all volumes of a book: their indexes are loaded one after the other, and their results are merged. */
(() => {
  const names = document.currentScript.dataset.volumes.split(" ").filter(Boolean);
  const indexes = [];
  const finish = Search.setIndex;
  const searchOne = Search._performSearch;

  Search._performSearch = (...query) => indexes
    .flatMap(({ index, folder }) => {
      Search._index = index;
      return searchOne(...query).map(([docname, ...rest]) => [folder + docname, ...rest]);
    })
    .sort(_orderResultsByScoreThenName);

  /* Called by each index when it is loaded: that of this volume first. */
  let folder = "";
  Search.setIndex = (index) => {
    indexes.push({ index, folder });
    if (!folder) next();
  };

  const next = () => {
    const name = names.shift();
    if (!name) return finish(indexes[0].index);
    folder = `../../${name}/html/`;
    const script = document.createElement("script");
    script.src = `${folder}searchindex.js`;
    /* A volume without a site is passed over. */
    script.onload = script.onerror = next;
    document.body.appendChild(script);
  };
})();
