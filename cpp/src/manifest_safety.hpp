#pragma once

// The manifest's parts that grade: confidence, consistency, quality, anatomy, maturity. All but the first two came with schema_version
// 1.1 and may be left out.

#include <vector>

#include "carpal/manifest.hpp"
#include "json_reader.hpp"

namespace carpal {

ConfidenceSpec read_confidence(const Reader& reader);
ConsistencySpec read_consistency(const Reader& reader);
std::vector<QualityLimit> read_quality(const Reader& reader);

/// Anatomy and maturity, where the document has them. The manifest's outputs must have been read.
void read_safety(const Reader& root, Manifest& manifest);

}  // namespace carpal
