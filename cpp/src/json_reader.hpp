#pragma once

// Checked access to JSON. The library ends the program on a wrong type when exceptions are off, so nothing else here may ask it for a
// value: every question goes through a Reader, which remembers the first field that was wrong.

#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace carpal {

using Json = nlohmann::json;

class Reader {
 public:
  Reader(const Json* node, std::string path, std::string* error) : node_(node), path_(std::move(path)), error_(error) {}

  bool ok() const { return error_->empty(); }
  bool is_null() const { return node_ && node_->is_null(); }

  /// True where this is an object with that member. For members that may be left out: `[]` complains where one is missing.
  bool has(const char* key) const { return node_ && node_->is_object() && node_->contains(key); }

  /// Says that this field is wrong; only the first complaint is kept.
  void reject(const char* why) const {
    if (error_->empty()) *error_ = (path_.empty() ? std::string("document") : path_) + ": " + why;
  }

  Reader operator[](const char* key) const {
    std::string path = path_.empty() ? key : path_ + "." + key;
    const Json* child = nullptr;
    if (node_ && node_->is_object()) {
      const auto found = node_->find(key);
      if (found != node_->end()) child = &*found;
    }
    Reader reader(child, std::move(path), error_);
    if (!child) reader.reject("missing");
    return reader;
  }

  Reader operator[](std::size_t index) const {
    const bool inside = node_ && node_->is_array() && index < node_->size();
    Reader reader(inside ? &(*node_)[index] : nullptr, path_ + "[" + std::to_string(index) + "]", error_);
    if (!inside) reader.reject("missing");
    return reader;
  }

  /// The number of elements; an array is required.
  std::size_t array_size(std::size_t least = 0, std::size_t most = 4096) const {
    if (!node_ || !node_->is_array()) {
      reject("must be an array");
      return 0;
    }
    if (node_->size() < least || node_->size() > most) {
      reject("wrong number of elements");
      return 0;
    }
    return node_->size();
  }

  /// Calls visit(key, Reader) for every member; an object is required.
  template <class Visit>
  void each_member(Visit visit) const {
    if (!node_ || !node_->is_object()) return reject("must be an object");
    for (auto it = node_->begin(); it != node_->end(); ++it) visit(it.key(), Reader(&it.value(), path_ + "." + it.key(), error_));
  }

  double number(double least = std::numeric_limits<double>::lowest(), double most = std::numeric_limits<double>::max()) const {
    if (!node_ || !node_->is_number()) {
      reject("must be a number");
      return 0;
    }
    const double value = node_->get<double>();
    if (!(value >= least && value <= most)) {
      reject("out of range");
      return 0;
    }
    return value;
  }

  /// Nothing where it is null.
  std::optional<double> number_or_null(double least = std::numeric_limits<double>::lowest(),
                                       double most = std::numeric_limits<double>::max()) const {
    if (is_null()) return std::nullopt;
    return number(least, most);
  }

  /// 300.0 is an integer, as it is in JSON schema and in JavaScript.
  int integer(int least, int most) const {
    const double value = number(least, most);
    if (value != std::floor(value)) reject("must be an integer");
    return ok() ? static_cast<int>(value) : least;
  }

  std::string text(std::size_t least = 1) const {
    if (!node_ || !node_->is_string()) {
      reject("must be a string");
      return {};
    }
    const std::string& value = node_->get_ref<const std::string&>();
    if (value.size() < least) reject("must not be empty");
    return value;
  }

  /// The index of this text among `count` names: name_of(0), name_of(1) and so on. 0 where it is none of them.
  template <class NameOf>
  std::size_t one_of(std::size_t count, NameOf name_of) const {
    const std::string value = text();
    for (std::size_t i = 0; i < count; ++i) {
      if (value == name_of(i)) return i;
    }
    reject("unknown name");
    return 0;
  }

  bool boolean() const {
    if (!node_ || !node_->is_boolean()) {
      reject("must be true or false");
      return false;
    }
    return node_->get<bool>();
  }

 private:
  const Json* node_;  ///< null once something on the way was missing
  std::string path_;
  std::string* error_;
};

}  // namespace carpal
