using Reporting.Application.Pipeline;

namespace Reporting.Api.Answers;

/// <summary>What is settled about an answer before its report is there.</summary>
internal sealed record AnswerState(ReportKey Key, Representation Representation);
