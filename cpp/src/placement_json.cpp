#include "carpal/placement.hpp"
#include "json_reader.hpp"

namespace carpal {

Outcome parse_placement(std::string_view json, const Film& film, Placement& placement) {
  const Json document = Json::parse(json.begin(), json.end(), nullptr, false);
  if (document.is_discarded()) return {Status::BadRequest, "placement: not JSON"};
  std::string error;
  const Reader root(&document, "placement", &error);
  const Reader crop = root["crop"];
  Placement read;
  read.manual = true;
  read.crop.x = crop["x"].integer(0, film.width - kLeastManualCrop);
  read.crop.y = crop["y"].integer(0, film.height - kLeastManualCrop);
  read.crop.width = crop["width"].integer(kLeastManualCrop, film.width - read.crop.x);
  read.crop.height = crop["height"].integer(kLeastManualCrop, film.height - read.crop.y);
  read.turned = root["turned_degrees"].number(0, 360);
  if (read.turned == 360) read.turned = 0;
  read.mirrored = root["mirrored"].boolean();
  read.inverted = root["inverted"].boolean();
  if (!error.empty()) return {Status::BadRequest, error};
  placement = read;
  return {};
}

}  // namespace carpal
