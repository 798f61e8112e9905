// Reloads the page when the development server has a newer build. Only that server adds this file.
let shown = null;
new EventSource('events').onmessage = ({ data: build }) => {
  if (shown !== null && shown !== build) location.reload();
  shown = build;
};
