// Backward pass of depthwise convolutions on AVX-512 CPUs: NHWC, bf16 or fp32 activations, fp32 accumulation in registers.
// Sixteen channels at a time; kernels of 3 x 3 and 5 x 5. Used through depthwise.py, which says when it applies.
#include <ATen/Parallel.h>
#include <immintrin.h>
#include <torch/extension.h>

#include <cstring>
#include <type_traits>
#include <vector>

namespace {

constexpr int64_t kLanes = 16;

struct Shape {
  int64_t n, h, w, c;     // padded input
  int64_t out_h, out_w;   // output
  int64_t stride;
};

inline __m512 load(const at::BFloat16* p) {
  const __m256i bits = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(p));
  return _mm512_castsi512_ps(_mm512_slli_epi32(_mm512_cvtepu16_epi32(bits), 16));
}
inline __m512 load(const float* p) { return _mm512_loadu_ps(p); }
inline void store(float* p, __m512 v) { _mm512_storeu_ps(p, v); }
inline void store(at::BFloat16* p, __m512 v) {
  _mm256_storeu_si256(reinterpret_cast<__m256i*>(p), (__m256i)_mm512_cvtneps_pbh(v));
}

// Weight gradient, [K*K, C]. Parallel over channel blocks, so that no two threads add to one number.
template <class T, int K>
void weight_gradient(const T* x, const T* grad, float* out, const Shape& s) {
  at::parallel_for(0, s.c / kLanes, 1, [&](int64_t first, int64_t last) {
    for (int64_t block = first; block < last; ++block) {
      const int64_t c = block * kLanes;
      __m512 sum[K * K];
      for (auto& v : sum) v = _mm512_setzero_ps();
      for (int64_t n = 0; n < s.n; ++n)
        for (int64_t i = 0; i < s.out_h; ++i)
          for (int64_t j = 0; j < s.out_w; ++j) {
            const __m512 g = load(grad + ((n * s.out_h + i) * s.out_w + j) * s.c + c);
            const T* p = x + ((n * s.h + i * s.stride) * s.w + j * s.stride) * s.c + c;
#pragma GCC unroll 8
            for (int u = 0; u < K; ++u)
#pragma GCC unroll 8
              for (int v = 0; v < K; ++v)
                sum[u * K + v] = _mm512_fmadd_ps(g, load(p + (u * s.w + v) * s.c), sum[u * K + v]);
          }
      for (int t = 0; t < K * K; ++t) store(out + t * s.c + c, sum[t]);
    }
  });
}

// Input gradient for any stride; `weight` is [K*K, C]; `pad` is the padding that the forward pass used.
template <class T, int K>
void input_gradient(const T* grad, const float* weight, T* out, const Shape& s, int64_t pad) {
  const int64_t h = s.h - 2 * pad, w = s.w - 2 * pad;
  at::parallel_for(0, s.n * h, 1, [&](int64_t first, int64_t last) {
    for (int64_t row = first; row < last; ++row) {
      const int64_t n = row / h, y = row % h;
      for (int64_t x = 0; x < w; ++x)
        for (int64_t c = 0; c < s.c; c += kLanes) {
          __m512 sum = _mm512_setzero_ps();
          for (int u = 0; u < K; ++u) {
            const int64_t i = y + pad - u;
            if (i < 0 || i % s.stride || i / s.stride >= s.out_h) continue;
            for (int v = 0; v < K; ++v) {
              const int64_t j = x + pad - v;
              if (j < 0 || j % s.stride || j / s.stride >= s.out_w) continue;
              const T* g = grad + ((n * s.out_h + i / s.stride) * s.out_w + j / s.stride) * s.c + c;
              sum = _mm512_fmadd_ps(load(g), load(weight + (u * K + v) * s.c + c), sum);
            }
          }
          store(out + ((n * h + y) * w + x) * s.c + c, sum);
        }
    }
  });
}

template <class T>
at::Tensor zero_padded(const at::Tensor& x, int64_t pad) {
  const int64_t n = x.size(0), c = x.size(1), h = x.size(2), w = x.size(3);
  const int64_t rows = h + 2 * pad, cols = w + 2 * pad;
  auto result = at::empty({n, c, rows, cols}, x.options(), at::MemoryFormat::ChannelsLast);
  const T* from = x.data_ptr<T>();
  T* to = result.data_ptr<T>();
  at::parallel_for(0, n * rows, 8, [&](int64_t first, int64_t last) {
    for (int64_t row = first; row < last; ++row) {
      const int64_t y = row % rows - pad;
      T* line = to + row * cols * c;
      if (y < 0 || y >= h) {
        std::memset(line, 0, cols * c * sizeof(T));
        continue;
      }
      std::memset(line, 0, pad * c * sizeof(T));
      std::memcpy(line + pad * c, from + ((row / rows) * h + y) * w * c, w * c * sizeof(T));
      std::memset(line + (pad + w) * c, 0, pad * c * sizeof(T));
    }
  });
  return result;
}

template <class T, int K>
void run(const at::Tensor& grad, const at::Tensor& x, const at::Tensor& weight, at::Tensor* grad_x, at::Tensor& grad_w,
         int64_t stride, int64_t pad) {
  const at::Tensor wide = zero_padded<T>(x, pad);
  const Shape s{wide.size(0), wide.size(2), wide.size(3), wide.size(1), grad.size(2), grad.size(3), stride};
  weight_gradient<T, K>(wide.data_ptr<T>(), grad.data_ptr<T>(), grad_w.data_ptr<float>(), s);
  if (grad_x) input_gradient<T, K>(grad.data_ptr<T>(), weight.data_ptr<float>(), grad_x->data_ptr<T>(), s, pad);
}

}  // namespace

/// grad [N,C,H',W'], x [N,C,H,W] (both channels_last or copied so), weight [C,1,K,K]; C a multiple of 16, K 3 or 5.
/// Returns {grad of x or undefined, grad of weight}.
std::vector<at::Tensor> backward(at::Tensor grad, at::Tensor x, at::Tensor weight, int64_t stride, int64_t pad, bool need_x) {
  x = x.contiguous(at::MemoryFormat::ChannelsLast);
  grad = grad.contiguous(at::MemoryFormat::ChannelsLast);
  const int64_t c = x.size(1), k = weight.size(2);
  TORCH_CHECK(c % kLanes == 0 && (k == 3 || k == 5), "depthwise_grad: channels % 16 and a kernel of 3 or 5");
  auto grad_w = at::empty({k * k, c}, x.options().dtype(at::kFloat));
  at::Tensor grad_x;
  if (need_x) grad_x = at::empty_like(x);
  const auto flat = weight.to(at::kFloat).reshape({c, k * k}).t().contiguous();
  const auto call = [&](auto* tag) {
    using T = std::remove_pointer_t<decltype(tag)>;
    at::Tensor* target = need_x ? &grad_x : nullptr;
    if (k == 3) run<T, 3>(grad, x, flat, target, grad_w, stride, pad);
    else run<T, 5>(grad, x, flat, target, grad_w, stride, pad);
  };
  if (x.scalar_type() == at::kBFloat16) call(static_cast<at::BFloat16*>(nullptr));
  else call(static_cast<float*>(nullptr));
  return {grad_x, grad_w.t().reshape({c, 1, k, k}).to(weight.scalar_type())};
}

PYBIND11_MODULE(TORCH_EXTENSION_NAME, m) { m.def("backward", &backward); }
