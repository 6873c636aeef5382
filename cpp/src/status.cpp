#include "carpal/status.hpp"

namespace carpal {

const char* status_name(Status status) {
  switch (status) {
    case Status::Ok: return "Ok";
    case Status::EmptyFile: return "EmptyFile";
    case Status::UnknownFormat: return "UnknownFormat";
    case Status::TruncatedFile: return "TruncatedFile";
    case Status::CorruptFile: return "CorruptFile";
    case Status::UnsupportedFormat: return "UnsupportedFormat";
    case Status::FileTooLarge: return "FileTooLarge";
    case Status::TooManyPixels: return "TooManyPixels";
    case Status::OutOfMemory: return "OutOfMemory";
    case Status::NotConfigured: return "NotConfigured";
    case Status::BadManifest: return "BadManifest";
    case Status::UnsupportedManifest: return "UnsupportedManifest";
    case Status::UnknownProfile: return "UnknownProfile";
    case Status::NoFilm: return "NoFilm";
    case Status::NotValidated: return "NotValidated";
    case Status::NoOutputs: return "NoOutputs";
    case Status::WrongOutputSize: return "WrongOutputSize";
    case Status::NonFiniteOutput: return "NonFiniteOutput";
    case Status::BadRequest: return "BadRequest";
    case Status::BadReference: return "BadReference";
    case Status::ReferenceMissing: return "ReferenceMissing";
    case Status::ConstantOutput: return "ConstantOutput";
  }
  return "Unknown";
}

}  // namespace carpal
