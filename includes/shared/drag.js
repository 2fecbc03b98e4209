/**
 * Dragging: a handle over a chart that follows the pointer, be it a mouse, a pen or a finger.
 */

// --8<-- [start:module]
/**
 * Let the reader drag a handle.
 *
 * It is an HTML element above the chart and no mark in it, so it outlives a chart that is drawn anew,
 * and it is the one place where a finger does not scroll the page (`.handle` in style.css). Its
 * parent is the chart's, has a position, and holds the plot at its upper left corner.
 *
 * @param {HTMLElement} handle
 * @param {() => Plot} plot the plot as it is drawn now
 * @param {object} act
 * @param {() => void} [act.grab] before it moves
 * @param {(point: number[]) => void} act.move gets the handle's new place in the plot's coordinates,
 *   inside the plot
 * @param {() => void} [act.drop] after it was released
 */
export function drag(handle, plot, { grab, move, drop }) {
  handle.addEventListener("pointerdown", (down) => {
    if (down.button || !down.isPrimary) return;
    const { left, top, width, height } = handle.getBoundingClientRect();
    const grip = [down.clientX - left - width / 2, down.clientY - top - height / 2];
    handle.setPointerCapture(down.pointerId);
    grab?.();
    handle.onpointermove = ({ clientX, clientY }) => {
      const chart = handle.parentElement.getBoundingClientRect();
      const pixels = [clientX - grip[0] - chart.left, clientY - grip[1] - chart.top];
      move(plot().inside(plot().point(pixels)));
    };
    handle.onlostpointercapture = () => {
      handle.onpointermove = handle.onlostpointercapture = null;
      drop?.();
    };
  });
}

/** Put the middle of a handle at a point of the plot, or as near to it as the plot reaches. */
export function place(handle, plot, point) {
  const [x, y] = plot.pixels(plot.inside(point));
  handle.style.translate = `${x}px ${y}px`;
}
// --8<-- [end:module]
