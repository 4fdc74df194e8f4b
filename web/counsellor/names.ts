/**
 * Names made up in the console, so that a counsellor can tell chats apart without anybody being named. Both lists hold
 * quiet, concrete words that say nothing about a person: no people, no qualities, nothing frightening.
 */
const first = [
  ...["Amber", "Apple", "Ash", "Barley", "Birch", "Blue", "Brass", "Bronze", "Cedar", "Chalk", "Cherry", "Clay"],
  ...["Clover", "Cobalt", "Copper", "Coral", "Cotton", "Elm", "Fern", "Flint", "Garnet", "Ginger", "Golden", "Granite"],
  ...["Green", "Hazel", "Heather", "Indigo", "Ivory", "Ivy", "Jade", "Juniper", "Larch", "Laurel", "Lemon", "Lilac"],
  ...["Linden", "Linen", "Maple", "Marble", "Meadow", "Mint", "Moss", "Nutmeg", "Oak", "Olive", "Opal", "Pearl"],
  ...["Pebble", "Pine", "Plum", "Poplar", "Quartz", "Quince", "Rowan", "Rush", "Saffron", "Sage", "Sandy", "Silver"],
  ...[
    "Slate",
    "Teal",
    "Thyme",
    "Topaz",
    "Umber",
    "Velvet",
    "Violet",
    "Walnut",
    "Willow",
    "Woollen",
    "Yarrow",
    "Yellow",
  ],
] as const;

const second = [
  ...[
    "Acorn",
    "Anchor",
    "Badger",
    "Basket",
    "Bell",
    "Bench",
    "Bridge",
    "Brook",
    "Candle",
    "Canoe",
    "Compass",
    "Curlew",
  ],
  ...["Dormouse", "Dove", "Falcon", "Feather", "Ferry", "Field", "Finch", "Garden", "Gate", "Hamlet", "Hedge", "Heron"],
  ...["Hill", "Island", "Kettle", "Kite", "Lake", "Lantern", "Lark", "Leaf", "Linnet", "Magpie", "Market", "Mill"],
  ...["Moor", "Orchard", "Otter", "Owl", "Path", "Pier", "Plover", "Pond", "Puffin", "Quay", "Reed", "Ridge"],
  ...[
    "River",
    "Robin",
    "Shell",
    "Shore",
    "Sparrow",
    "Spoon",
    "Spring",
    "Squirrel",
    "Star",
    "Stream",
    "Swallow",
    "Swift",
  ],
  ...["Table", "Teapot", "Terrace", "Tern", "Thicket", "Tower", "Valley", "Wharf", "Window", "Wren", "Yacht", "Zephyr"],
] as const;

/**
 * A name no other chat of this console has, and whose first letter none of them has either: the letter stands on the
 * chat's mark. `random`: two numbers from 0 up to 1. With all letters in use, a letter may come twice, a name never.
 */
export function madeUpName(random: readonly [number, number], inUse: readonly string[]): string {
  const letters = new Set(inUse.map((name) => name.charAt(0)));
  const free = first.filter((word) => !letters.has(word.charAt(0)));
  const firsts = free.length > 0 ? free : first;
  const names = firsts
    .flatMap((one) => second.map((other) => `${one} ${other}`))
    .filter((name) => !inUse.includes(name));
  const [one, other] = random;
  const place = Math.floor(one * firsts.length) * second.length + Math.floor(other * second.length);
  return names[place % names.length] ?? "Amber Heron";
}
