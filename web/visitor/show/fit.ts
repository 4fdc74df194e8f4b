/**
 * iOS lays its keyboard over the page instead of making the page smaller: there the chat takes the height of what is
 * really in sight. Elsewhere that is the height it has anyway.
 */
export function fitScreen(): void {
  const screen = window.visualViewport;
  screen?.addEventListener("resize", () => {
    // Zoomed in with two fingers: that is reading, not a keyboard.
    if (screen.scale > 1) return;
    document.documentElement.style.setProperty("--screen", `${screen.height}px`);
    if (document.documentElement.dataset.stage === "chat") scrollTo(0, 0);
  });
}
