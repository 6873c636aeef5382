/* global window, Worker */
const worker = new Worker('./peers-worker.js', { type: 'module' });

/** One round of all networks in milliseconds; with `start` they are loaded first and have their first run behind them. */
window.peers = (start = null) => new Promise((resolve, reject) => {
  worker.onmessage = ({ data }) => resolve(data);
  worker.onerror = ({ message }) => reject(new Error(message));
  worker.postMessage({ start });
});
