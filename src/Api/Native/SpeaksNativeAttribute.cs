using Reporting.Api.Dialects;

namespace Reporting.Api.Native;

internal sealed class SpeaksNativeAttribute : SpeaksAttribute<NativeDialect>;
