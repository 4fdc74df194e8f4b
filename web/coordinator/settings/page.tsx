/** `/staff/settings`. */

export function SettingsPage() {
  return <main />;
}
