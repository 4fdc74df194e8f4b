/**
 * iOS lays its keyboard over the page instead of making the page smaller: there the chat takes the height of what is
 * really in sight. Elsewhere the page itself gets smaller (`interactive-widget`), and this does nothing.
 */

/** A smaller difference is a browser's own bar, not a keyboard. */
const keyboardPx = 100;

export function fitScreen(): void {
  const { style, dataset } = document.documentElement;
  const screen = window.visualViewport;
  screen?.addEventListener("resize", () => {
    // Zoomed in with two fingers: that is reading, not a keyboard.
    const covered = screen.scale <= 1 && innerHeight - screen.height > keyboardPx;
    if (!covered) return void style.removeProperty("--screen");
    style.setProperty("--screen", `${screen.height}px`);
    if (dataset.stage === "chat") scrollTo(0, 0);
  });
}
