using Reporting.Api.Dialects;
using Reporting.Application.Flags.Events;

namespace Reporting.Api.Unleash.Parameters;

internal sealed class EventCreatorsBinder : UnleashBinder<GetEventCreatorsQuery>
{
    protected override GetEventCreatorsQuery Read(UnleashParameters parameters, Caller caller, HttpRequest request) => new(caller.Instance.Id);
}
