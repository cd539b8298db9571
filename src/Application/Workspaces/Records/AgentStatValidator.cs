using FluentValidation;
using Reporting.Application.Ingestion;
using Reporting.Domain.Workspaces.Records;

namespace Reporting.Application.Workspaces.Records;

internal sealed class AgentStatValidator : AbstractValidator<AgentStat>
{
    public AgentStatValidator()
    {
        RuleFor(stat => stat.CreatedAt).Plausible();
        RuleFor(stat => stat.ConnectionCount).NotNegative();
        RuleFor(stat => stat.ConnectionMedianLatencyMs).Latency();
        RuleFor(stat => stat.SessionCountVscode).NotNegative();
        RuleFor(stat => stat.SessionCountJetbrains).NotNegative();
        RuleFor(stat => stat.SessionCountReconnectingPty).NotNegative();
        RuleFor(stat => stat.SessionCountSsh).NotNegative();
        RuleFor(stat => stat.RxBytes).NotNegative();
        RuleFor(stat => stat.TxBytes).NotNegative();
        RuleFor(stat => stat.RxPackets).NotNegative();
        RuleFor(stat => stat.TxPackets).NotNegative();
    }
}
