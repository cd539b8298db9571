using Reporting.Api.Dialects;

namespace Reporting.Api.OpenL2M;

internal sealed class SpeaksOpenL2MAttribute : SpeaksAttribute<OpenL2MDialect>;
