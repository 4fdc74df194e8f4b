# One machine: how workerd runs the deployed bundle. Two services from the same code, and only the Office has a disk:
# that the relay (the Worker's routes, Switchboard, Rooms) keeps nothing is settled here, whatever the code does.
#
# The launcher gives addresses and folders on the command line and values in the environment; it leaves out the bindings
# whose values it does not give (serve/bindings.ts). No uniqueKey may ever
# change: the Office's data are found by it. Date and flags are those of wrangler.toml (a test compares them).

using Workerd = import "/workerd/workerd.capnp";

const bothLoopbacks :Workerd.Config = (
  services = .services,
  sockets = [
    (name = "v4", http = (), service = "relay"),
    (name = "v6", http = (), service = "relay"),
  ],
);

# For machines without IPv6, and for an address the operator chose.
const oneAddress :Workerd.Config = (
  services = .services,
  sockets = [(name = "v4", http = (), service = "relay")],
);

const services :List(Workerd.Service) = [
  (name = "relay", worker = .relay),
  (name = "office", worker = .office),
  (name = "assets", worker = .assets),
  (name = "files", disk = ()),
  (name = "storage", disk = (writable = true)),
  # Nothing in here ever asks anybody outside (P5).
  (name = "internet", network = (allow = [])),
  # The Office alone may ask somebody: the one address to which coordinators have warnings sent (docs/rota.md). No machine
  # of a network of one's own is one, whatever a name says it is.
  (name = "webhook", network = (allow = ["public"], tlsOptions = (trustBrowserCas = true))),
];

const bundle :List(Workerd.Worker.Module) = [(name = "index.js", esModule = embed "../dist/worker/index.js")];
const date :Text = "2026-10-06";

const relay :Workerd.Worker = (
  modules = .bundle,
  compatibilityDate = .date,
  compatibilityFlags = ["nodejs_compat"],
  durableObjectNamespaces = [
    (className = "Room", uniqueKey = "quietline-room-1"),
    (className = "Switchboard", uniqueKey = "quietline-switchboard-1"),
  ],
  durableObjectStorage = (inMemory = void),
  bindings = [
    (name = "ROOM", durableObjectNamespace = "Room"),
    (name = "SWITCHBOARD", durableObjectNamespace = "Switchboard"),
    (name = "OFFICE", durableObjectNamespace = (className = "Office", serviceName = "office")),
    (name = "ASSETS", service = "assets"),
    (name = "TICKET_KEY", fromEnvironment = "TICKET_KEY"),
    (name = "BUILD", fromEnvironment = "BUILD"),
    (name = "ORIGIN", fromEnvironment = "ORIGIN"),
    (name = "SETUP_TOKEN", fromEnvironment = "SETUP_TOKEN"),
    (name = "CLOCK", fromEnvironment = "CLOCK"),
  ],
);

const office :Workerd.Worker = (
  modules = .bundle,
  compatibilityDate = .date,
  compatibilityFlags = ["nodejs_compat"],
  durableObjectNamespaces = [(className = "Office", uniqueKey = "quietline-office-1", enableSql = true)],
  durableObjectStorage = (localDisk = "storage"),
  globalOutbound = "webhook",
  bindings = [
    (name = "OFFICE", durableObjectNamespace = "Office"),
    (name = "SWITCHBOARD", durableObjectNamespace = (className = "Switchboard", serviceName = "relay")),
    (name = "TICKET_KEY", fromEnvironment = "TICKET_KEY"),
    (name = "ORIGIN", fromEnvironment = "ORIGIN"),
    (name = "SETUP_TOKEN", fromEnvironment = "SETUP_TOKEN"),
    (name = "WEBHOOK_LOOPBACK", fromEnvironment = "WEBHOOK_LOOPBACK"),
    (name = "CLOCK", fromEnvironment = "CLOCK"),
    (name = "DEMO", fromEnvironment = "DEMO"),
  ],
);

const assets :Workerd.Worker = (
  modules = [(name = "assets.js", esModule = embed "assets.js")],
  compatibilityDate = .date,
  compatibilityFlags = ["nodejs_compat"],
  bindings = [(name = "FILES", service = "files")],
);
