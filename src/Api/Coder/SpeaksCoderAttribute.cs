using Reporting.Api.Dialects;

namespace Reporting.Api.Coder;

internal sealed class SpeaksCoderAttribute : SpeaksAttribute<CoderDialect>;
