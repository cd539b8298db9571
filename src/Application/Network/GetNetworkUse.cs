using FluentValidation;
using MediatR;
using Reporting.Application.Reports;
using Reporting.Application.Rules;
using Reporting.Domain.Access;
using Reporting.Domain.Network.Reports;

namespace Reporting.Application.Network;

/// <summary>Which devices the log of a span names, and what was done with each.</summary>
internal sealed record GetDeviceUseQuery(int InstanceId, ReportSpan Span) : IReportQuery<DeviceUseReport>, ISpanQuery;

/// <summary>Who did what in a span.</summary>
internal sealed record GetNetworkUsersQuery(int InstanceId, ReportSpan Span) : IReportQuery<NetworkUserReport>, ISpanQuery;

/// <summary>Which devices were not used since the start of a day.</summary>
/// <param name="Since">Of UTC.</param>
internal sealed record GetUnusedDevicesQuery(int InstanceId, DateOnly Since) : IReportQuery<UnusedDevicesReport>;

internal sealed class GetDeviceUseValidator : AbstractValidator<GetDeviceUseQuery>
{
    public GetDeviceUseValidator() => this.MustBeAShortSpan();
}

internal sealed class GetNetworkUsersValidator : AbstractValidator<GetNetworkUsersQuery>
{
    public GetNetworkUsersValidator() => this.MustBeAShortSpan();
}

internal sealed class GetDeviceUseHandler(INetworkUseReader use) : IRequestHandler<GetDeviceUseQuery, DeviceUseReport>
{
    public async Task<DeviceUseReport> Handle(GetDeviceUseQuery request, CancellationToken cancellationToken)
        => new(await use.ReadDevicesAsync(request.InstanceId, request.Span.ToWindow(), cancellationToken));
}

internal sealed class GetNetworkUsersHandler(INetworkUseReader use, IUserMasks masks) : IRequestHandler<GetNetworkUsersQuery, NetworkUserReport>
{
    public async Task<NetworkUserReport> Handle(GetNetworkUsersQuery request, CancellationToken cancellationToken)
    {
        var mask = await masks.ReadAsync(request.InstanceId, cancellationToken);
        var users = await use.ReadUsersAsync(request.InstanceId, request.Span.ToWindow(), cancellationToken);
        return new(mask.Rank(users, user => -user.Entries, user => user.UserId, user => user with { UserId = user.UserId is { } id ? mask.IdOf(id) : null }));
    }
}

internal sealed class GetUnusedDevicesHandler(INetworkUseReader use) : IRequestHandler<GetUnusedDevicesQuery, UnusedDevicesReport>
{
    public async Task<UnusedDevicesReport> Handle(GetUnusedDevicesQuery request, CancellationToken cancellationToken)
        => new(await use.ReadUnusedDevicesAsync(request.InstanceId, request.Since, cancellationToken));
}
