#pragma once

#include <cstdint>
#include <string>
#include <utility>

namespace carpal {

/// Everything that can go wrong, by name. The core never throws; the numbers are not part of any file format, the names are.
enum class Status : std::uint8_t {
  Ok,                   ///< Done.
  EmptyFile,            ///< No bytes.
  UnknownFormat,        ///< The first bytes are of no format that is read here.
  TruncatedFile,        ///< The file ends before what it declares.
  CorruptFile,          ///< The file contradicts itself, or its checksums.
  UnsupportedFormat,    ///< A sound file of a kind that is not read: CMYK, lossless or arithmetic JPEG, 12 bits, run-length BMP.
  FileTooLarge,         ///< More bytes than kMaxFileBytes.
  TooManyPixels,        ///< More pixels than kMaxPixels, or a side longer than kMaxSide, are declared.
  OutOfMemory,          ///< The memory could not be had.
  NotConfigured,        ///< No manifest has been taken yet.
  BadManifest,          ///< The manifest is not JSON, or a field is missing, of the wrong type or out of range.
  UnsupportedManifest,  ///< The manifest's major version is another one.
  UnknownProfile,       ///< The manifest has no validation profile of that name.
  NoFilm,               ///< No film has been decoded since the start or the last clear().
  NotValidated,         ///< The film has not been validated.
  NoOutputs,            ///< The film is to be read, but no outputs of the network have been given for it.
  WrongOutputSize,      ///< The block of outputs has not the size that the manifest's shapes give.
  NonFiniteOutput,      ///< The network gave NaN or infinity for age, spread or stage.
  BadRequest,           ///< The request is not JSON, or not of its form.
  BadReference,         ///< The pack's reference is not of its form, or not of the manifest's size.
  ReferenceMissing,     ///< The manifest has an anatomy, but no reference has been given.
  ConstantOutput,       ///< The network gave the same number everywhere: constant network output is refused.
};

inline constexpr int kStatusCount = static_cast<int>(Status::ConstantOutput) + 1;

/// The enumerator's name, e.g. "TruncatedFile"; "Unknown" for a number that is none.
const char* status_name(Status status);

/// A status with what more there is to say: the field of the manifest, the part of the file. `detail` is for logs, never for parsing.
struct [[nodiscard]] Outcome {
  Status status = Status::Ok;
  std::string detail;

  Outcome() = default;
  Outcome(Status failed, std::string why = {}) : status(failed), detail(std::move(why)) {}
  bool ok() const { return status == Status::Ok; }
};

}  // namespace carpal
